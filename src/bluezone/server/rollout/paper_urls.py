"""Addresses of paper pages."""

from django.urls import path

from bluezone.server.rollout import (
    draft_views,
    incoming_views,
    letterhead_views,
    outgoing_views,
    register_views,
    settling_views,
)

urlpatterns = [
    path("papers/<str:unit>/in/", incoming_views.papers_in, name="papers-in"),
    path("papers/<str:unit>/in/new/", incoming_views.paper_new, name="paper-new"),
    path("papers/<str:unit>/in/read/", incoming_views.paper_read, name="paper-read"),
    path("papers/<str:unit>/in/<int:paper>/", incoming_views.paper_in, name="paper-in"),
    path("papers/<str:unit>/in/<int:paper>/file/", incoming_views.paper_file, name="paper-file"),
    path("papers/<str:unit>/in/<int:paper>/change/", incoming_views.paper_change, name="paper-change"),
    path("papers/<str:unit>/in/<int:paper>/assign/", settling_views.paper_assign, name="paper-assign"),
    path("papers/<str:unit>/in/<int:paper>/forward/", settling_views.paper_forward, name="paper-forward"),
    path("papers/<str:unit>/in/<int:paper>/answer/", settling_views.paper_answer, name="paper-answer"),
    path("papers/<str:unit>/in/<int:paper>/state/", settling_views.paper_move, name="paper-state"),
    path("papers/<str:unit>/overdue/", settling_views.papers_overdue, name="papers-overdue"),
    path("papers/<str:unit>/out/", outgoing_views.papers_out, name="papers-out"),
    path("papers/<str:unit>/out/new/", outgoing_views.paper_out_new, name="paper-out-new"),
    path("papers/<str:unit>/out/<int:draft>/change/", outgoing_views.paper_out_change, name="paper-out-change"),
    path("papers/<str:unit>/books/<str:book>/", register_views.book_print, name="paper-book"),
    path("papers/<str:unit>/books/<str:book>.<str:ending>", register_views.book_file, name="paper-book-file"),
    path("papers/<str:unit>/drafts/<int:draft>/", draft_views.draft, name="draft"),
    path("papers/<str:unit>/drafts/<int:draft>/edit/", draft_views.draft_edit, name="draft-edit"),
    path("papers/<str:unit>/drafts/<int:draft>/step/", draft_views.draft_step, name="draft-step"),
    path("papers/<str:unit>/drafts/<int:draft>/drop/", draft_views.draft_drop, name="draft-drop"),
    path("papers/<str:unit>/drafts/<int:draft>/answers/", draft_views.draft_answers, name="draft-answers"),
    path("papers/<str:unit>/drafts/<int:draft>/withdraw/", draft_views.draft_withdraw, name="draft-withdraw"),
    path("papers/<str:unit>/drafts/<int:draft>/replace/", draft_views.draft_replace, name="draft-replace"),
    path("papers/<str:unit>/drafts/<int:draft>/letter.<str:ending>", draft_views.draft_file, name="draft-file"),
    path("papers/<str:unit>/letterhead/", letterhead_views.letterhead, name="letterhead"),
    path("papers/<str:unit>/numbers/", letterhead_views.paper_numbers, name="paper-numbers"),
]
