"""Editorial pages, which the programme team writes in Wagtail, and enquiries that come in through them."""
