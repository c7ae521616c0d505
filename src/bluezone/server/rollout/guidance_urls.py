"""Addresses of guidance pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
