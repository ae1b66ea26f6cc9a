"""What entries used to be: the dialogs to read it, bring it back, remove it for good."""
