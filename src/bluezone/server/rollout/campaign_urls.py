"""Addresses of campaign pages. Fixed words stand before codes."""

from django.urls import path

from bluezone.server.rollout import campaign_views as views

urlpatterns = [
    path("rollout/", views.start, name="rollout"),
    path("rollout/new/", views.campaign_new, name="campaign-new"),
    path("rollout/<slug:code>/", views.campaign, name="campaign"),
    path("rollout/<slug:code>/settings/", views.campaign_settings, name="campaign-settings"),
    path("rollout/<slug:code>/edit/", views.campaign_edit, name="campaign-edit"),
    path("rollout/<slug:code>/units/", views.campaign_units, name="campaign-units"),
    path("rollout/<slug:code>/start/", views.campaign_start, name="campaign-start"),
    path("rollout/<slug:code>/end/", views.campaign_end, name="campaign-end"),
]
