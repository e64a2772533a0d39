namespace Orleans;

/// <summary>A filter of arriving calls as a function.</summary>
public delegate Task IncomingGrainCallFilterDelegate(IIncomingGrainCallContext context);
