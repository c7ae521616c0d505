"""Addresses of cases, batches and keys."""

from django.urls import path

from bluezone.server.authority import views

urlpatterns = [
    path("cases/", views.case_list, name="cases"),
    path("cases/new/", views.case_new, name="new-case"),
    path("cases/<int:case_id>/", views.case, name="case"),
    path("cases/<int:case_id>/code/", views.code_new, name="new-code"),
    path("batches/", views.batch_list, name="batches"),
    path("batches/new/", views.batch_new, name="new-batch"),
    path("keys/", views.key_list, name="keys"),
    path("keys/new/", views.key_new, name="new-key"),
]
