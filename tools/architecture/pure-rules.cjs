// The files that hold rules and nothing else, as `<slice>/<file>`: no framework, no clock, no I/O.
exports.PURE_RULES = [];
