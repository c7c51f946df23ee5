-- Each index of a history table is written again with every step of every case. Kept are those that are asked by:
-- the instance, the diagram, the task, the person and the time of an operation. Gone are those for removal times (nothing
-- is removed by itself) and for reports of an edition we don't have.
DROP INDEX act_idx_hi_actinst_root_pi, act_idx_hi_act_inst_start_end, act_idx_hi_act_inst_end, act_idx_hi_act_inst_comp,
    act_idx_hi_act_inst_stats, act_idx_hi_act_inst_tenant_id, act_idx_hi_ai_pdefid_end_time, act_idx_hi_act_inst_rm_time;
DROP INDEX act_idx_hi_taskinst_root_pi, act_idx_hi_task_inst_tenant_id, act_idx_hi_taskinstid_procinst,
    act_idx_hi_task_inst_rm_time, act_idx_hi_task_inst_start, act_idx_hi_task_inst_end;
DROP INDEX act_idx_hi_op_log_root_pi, act_idx_hi_op_log_procdef, act_idx_hi_op_log_rm_time, act_idx_hi_op_log_op_type,
    act_idx_hi_op_log_entity_type;
DROP INDEX act_idx_hi_pro_inst_proc_time, act_idx_hi_pro_inst_root_pi, act_idx_hi_pro_inst_rm_time,
    act_idx_hi_pro_rst_pro_inst_id, act_idx_hi_pro_inst_end;

-- Rows that are updated soon after they were written find room beside themselves, so that no index is touched.
ALTER TABLE act_hi_actinst SET (fillfactor = 70);
ALTER TABLE act_hi_taskinst SET (fillfactor = 70);
ALTER TABLE act_ru_execution SET (fillfactor = 70);
ALTER TABLE act_ru_job SET (fillfactor = 70);
