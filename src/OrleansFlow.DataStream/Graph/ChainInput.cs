namespace OrleansFlow.Graph;

/// <summary>An edge that comes in over the network.</summary>
/// <param name="EdgeId">The edge of the job graph.</param>
/// <param name="TargetNode">Index of the operator.</param>
/// <param name="TargetInput">Index of the operator's input.</param>
public sealed record ChainInput(string EdgeId, int TargetNode, int TargetInput);
