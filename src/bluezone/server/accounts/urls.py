"""Addresses of signing in and out, one's own account, everybody's accounts, the audit log."""

from django.urls import path

from bluezone.server.accounts import account_views, audit_views, user_views, views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-in/code/", views.sign_in_code, name="sign-in-code"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("new-password/<str:secret>/", views.new_password, name="new-password"),
    path("account/", account_views.account, name="account"),
    path("account/password/", account_views.password, name="password"),
    path("account/sessions/end/", account_views.sessions_end, name="sessions-end"),
    path("account/second-factor/", account_views.second_factor_page, name="second-factor"),
    path("account/second-factor/start/", account_views.second_factor_start, name="second-factor-start"),
    path("account/second-factor/confirm/", account_views.second_factor_confirm, name="second-factor-confirm"),
    path("account/second-factor/remove/", account_views.second_factor_remove, name="second-factor-remove"),
    path("account/recovery-codes/", account_views.recovery_codes, name="recovery-codes"),
    path("users/", user_views.users, name="users"),
    path("users/new/", user_views.user_new, name="new-user"),
    path("users/<int:pk>/", user_views.user, name="user"),
    path("users/<int:pk>/close/", user_views.user_close, name="user-close"),
    path("users/<int:pk>/open/", user_views.user_open, name="user-open"),
    path("users/<int:pk>/link/", user_views.user_link, name="user-link"),
    path("users/<int:pk>/second-factor/", user_views.user_second_factor, name="user-second-factor"),
    path("audit/", audit_views.audit_list, name="audit"),
    path("audit/verify/", audit_views.audit_verify, name="audit-verify"),
]
