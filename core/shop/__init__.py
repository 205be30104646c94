"""Shop particulars, devices, dated settings, tax rates and roles."""
