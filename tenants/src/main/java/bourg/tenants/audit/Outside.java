package bourg.tenants.audit;

import bourg.tenants.AuditAct;
import bourg.tenants.CityId;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;

/** A line about a change in the control plane, on its way to the city's trail. */
record Outside(CityId city, AuditAct act, Stamp stamp) {
    static final TaskDescriptor<Outside> TASK = TaskDescriptor.of("audit-change", Outside.class);
}
