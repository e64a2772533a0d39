namespace Orleans;

/// <summary>A filter of leaving calls as a function.</summary>
public delegate Task OutgoingGrainCallFilterDelegate(IOutgoingGrainCallContext context);
