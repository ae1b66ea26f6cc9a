"""The page Charts: its widgets, and how a chart is looked at by mouse and keyboard."""
