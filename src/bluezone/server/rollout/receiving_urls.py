"""Addresses of receiving pages."""

from django.urls import path

from bluezone.server.rollout import received_views as one
from bluezone.server.rollout import receiving_views as views
from bluezone.server.rollout import summing_views as sums

_AT = "rollout/<slug:code>/<str:unit>"
_DESK = f"{_AT}/receiving"

urlpatterns = [
    path(f"{_DESK}/", views.desk, name="receiving"),
    path(f"{_DESK}/add/", views.add, name="received-add"),
    path(f"{_DESK}/reading/", views.reading, name="received-reading"),
    path(f"{_DESK}/confirm/", views.confirm_ready, name="received-confirm-ready"),
    path(f"{_DESK}/corrections.jsonl", views.corrections, name="received-corrections"),
    path(f"{_DESK}/chase/", sums.chase, name="received-chase"),
    path(f"{_DESK}/summary/", sums.summary, name="received-summary"),
    path(f"{_DESK}/exempt/<str:sender>/", sums.exempt, name="received-exempt"),
    path(f"{_DESK}/<int:number>/", one.received, name="received"),
    path(f"{_DESK}/<int:number>/as-sent/", one.as_sent, name="received-as-sent"),
    path(f"{_DESK}/<int:number>/refuse/", one.refuse, name="received-refuse"),
    path(f"{_DESK}/<int:number>/file/", one.received_file, name="received-file"),
    path(f"{_DESK}/<int:number>/pages/<int:page>.png", one.received_page, name="received-page"),
    path(f"{_AT}/consolidated/", sums.consolidated, name="consolidated"),
    path(f"{_AT}/consolidated.<str:form>", sums.consolidated_file, name="consolidated-file"),
    path(f"{_AT}/dashboard/", sums.dashboard, name="dashboard"),
]
