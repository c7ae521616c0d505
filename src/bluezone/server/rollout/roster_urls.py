"""Addresses of rosters."""

from django.urls import path, re_path

from bluezone.server.rollout import roster_views as views

_AT = "rollout/<slug:code>/<str:unit>/roster"
_FILES = r"^rollout/(?P<code>[-\w]+)/(?P<unit>[^/]+)/roster"

urlpatterns = [
    path(f"{_AT}/", views.roster_list, name="roster"),
    path(f"{_AT}/upload/", views.roster_upload, name="roster-upload"),
    path(f"{_AT}/copy/", views.roster_copy, name="roster-copy"),
    path(f"{_AT}/gone/", views.roster_gone, name="roster-gone"),
    path(f"{_AT}/doubles/", views.roster_doubles, name="roster-doubles"),
    path(f"{_AT}/template.xlsx", views.roster_template, name="roster-template"),
    re_path(rf"{_FILES}\.(?P<ending>xlsx|csv)$", views.roster_export, name="roster-export"),
    path(f"{_AT}/staged/<uuid:key>/", views.roster_staged, name="roster-staged"),
    re_path(
        rf"{_FILES}/staged/(?P<key>[0-9a-f-]{{36}})/problems\.(?P<ending>xlsx|csv)$",
        views.roster_problems,
        name="roster-problems",
    ),
    path(f"{_AT}/new/", views.member_new, name="member-new"),
    path(f"{_AT}/<int:number>/", views.member, name="member"),
    path(f"{_AT}/<int:number>/remove/", views.member_remove, name="member-remove"),
]
