"""What was published before: an index of the headlines, captions and passages of many articles, on disk."""
