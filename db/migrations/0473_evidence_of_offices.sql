-- It answers of a support that its caller sees which kinds of evidence are missing, and nothing of the files: an office counts over all that
-- is assigned to it, and reads the files of one activity at a time.
alter function delivery.missing_evidence(delivery.supports) security definer;
