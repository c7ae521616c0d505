"""Addresses of units, roles, invitations and tokens."""

from django.urls import path, re_path

from bluezone.server.units import people_views as people
from bluezone.server.units import views

urlpatterns = [
    path("units/", views.unit_list, name="units"),
    path("units/import/", views.units_import, name="units-import"),
    re_path(r"^units/export\.(?P<ending>xlsx|csv)$", views.units_export, name="units-export"),
    path("units/<str:unit>/", views.unit, name="unit"),
    path("units/<str:unit>/new/", views.unit_new, name="unit-new"),
    path("units/<str:unit>/change/", views.unit_change, name="unit-change"),
    path("units/<str:unit>/end/", views.unit_end, name="unit-end"),
    path("units/<str:unit>/successor/", views.unit_successor, name="unit-successor"),
    path("units/<str:unit>/roles/new/", people.grant_new, name="grant-new"),
    path("units/<str:unit>/roles/<int:grant>/end/", people.grant_end, name="grant-end"),
    path("units/<str:unit>/invite/", people.invite, name="invite"),
    path("units/<str:unit>/invitations/<int:invitation>/end/", people.invitation_end, name="invitation-end"),
    path("units/<str:unit>/tokens/new/", people.token_new, name="token-new"),
    path("units/<str:unit>/tokens/<int:token>/end/", people.token_end, name="token-end"),
    path("invitation/<str:secret>/", people.invitation, name="invitation"),
]
