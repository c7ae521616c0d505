"""Addresses below /api/."""

from django.urls import path

from bluezone.server.phones import views

urlpatterns = [
    path("v1/keyring.json", views.keyring, name="keyring"),
    path("v1/batches/index.json", views.index, name="batch-index"),
    path("v1/batches/<int:number>.batch", views.batch, name="batch"),
    path("v1/codes/check", views.check_code, name="check-code"),
    path("v1/publications", views.publications, name="publications"),
    path("v1/numbers", views.ask_number, name="ask-number"),
    path("v1/numbers/confirm", views.confirm_number, name="confirm-number"),
    path("v1/numbers/forget", views.forget_number, name="forget-number"),
    path("", views.nothing),
    path("<path:rest>", views.nothing),
]
