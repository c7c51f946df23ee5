-- The vendor's job table has no index on the due date: with a million waiting timers each poll would read them all.
CREATE INDEX act_idx_job_due ON act_ru_job (duedate_) WHERE suspension_state_ = 1 AND retries_ > 0;
CREATE INDEX act_idx_job_locked_instance ON act_ru_job (process_instance_id_) WHERE lock_owner_ IS NOT NULL;
