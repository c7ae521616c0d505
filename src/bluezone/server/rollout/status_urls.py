"""Addresses of status pages."""

from django.urls import path

from bluezone.server.rollout import self_views, status_views

AT = "rollout/<slug:code>/<str:unit>/tick"

urlpatterns = [
    path(f"{AT}/", status_views.tick, name="tick"),
    path(f"{AT}/send/", status_views.tick_send, name="tick-send"),
    path(f"{AT}/slips/", self_views.self_slips, name="self-slips"),
    path(f"{AT}/<int:number>/", status_views.member_status, name="member-status"),
    path(f"{AT}/<int:number>/reason/", status_views.tick_reason, name="tick-reason"),
    path(f"{AT}/<int:number>/phone/", status_views.member_decide, name="member-decide"),
    path(f"{AT}/<int:number>/link/", self_views.self_link, name="self-link"),
    path("self/<str:token>/", self_views.self_report, name="self"),
    path("tick-worker.js", status_views.tick_worker, name="tick-worker"),
]
