"""The papers that an agency signs and publishes for its last items: records → Word documents and workbooks."""
