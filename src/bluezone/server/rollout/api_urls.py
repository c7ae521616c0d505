"""Addresses for other systems, below /api/rollout/v1/."""

from django.urls import path

from bluezone.server.rollout import api_views

_AT = "campaigns/<slug:code>/units/<str:unit>"

urlpatterns = [
    path("units", api_views.unit_list, name="api-units"),
    path("campaigns", api_views.campaign_list, name="api-campaigns"),
    path(f"{_AT}/figures", api_views.unit_figures, name="api-figures"),
    path(f"{_AT}/snapshots", api_views.unit_snapshots, name="api-snapshots"),
    path(f"{_AT}/roster", api_views.unit_roster, name="api-roster"),
    path(f"{_AT}/members", api_views.unit_members, name="api-members"),
    path(f"{_AT}/statuses", api_views.unit_statuses, name="api-statuses"),
    path(f"{_AT}/reports", api_views.unit_reports, name="api-reports"),
    path(f"{_AT}/reports/<int:report>", api_views.unit_report, name="api-report"),
    path(f"{_AT}/consolidated", api_views.unit_consolidated, name="api-consolidated"),
    path(f"{_AT}/received", api_views.unit_received, name="api-received"),
]
