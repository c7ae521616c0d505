"""Rolling an app out: campaigns, papers, rosters, status, reports, and what the receiving office does with them."""
