-- Units that change their place in the tree are placed anew.
grant delete on registry.area_closure to vuon_app;
