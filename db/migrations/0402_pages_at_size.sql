-- What the pages of a province's plans look for: the activities of an output, the goals of a plan.
create index activities_by_output on delivery.activities (output_id);
create index goals_by_plan on planning.goals (plan_id);
