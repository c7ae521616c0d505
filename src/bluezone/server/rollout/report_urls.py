"""Addresses of a unit's figures, outreach and reports in a campaign."""

from django.urls import path

from bluezone.server.rollout import figures_views, report_views

AT = "rollout/<slug:code>/<str:unit>"

urlpatterns = [
    path(f"{AT}/", figures_views.figures, name="figures"),
    path(f"{AT}/figures.<str:form>", figures_views.figures_file, name="figures-file"),
    path(f"{AT}/outreach/", report_views.outreach_log, name="outreach"),
    path(f"{AT}/outreach/<int:number>/", report_views.outreach_entry, name="outreach-entry"),
    path(f"{AT}/outreach/<int:number>/strike/", report_views.outreach_strike, name="outreach-strike"),
    path(f"{AT}/reports/", report_views.reports, name="reports"),
    path(f"{AT}/reports/<int:number>/gate/", report_views.gate, name="report-gate"),
    path(f"{AT}/reports/<int:number>/draft/", report_views.report_new, name="report-new"),
    path(f"{AT}/reports/<int:number>/correct/", report_views.report_correct, name="report-correct"),
]
