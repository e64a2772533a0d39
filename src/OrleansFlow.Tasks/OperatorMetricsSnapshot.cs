namespace OrleansFlow.Tasks;

/// <summary>The metrics of an operator at one moment.</summary>
/// <param name="Id">The operator.</param>
/// <param name="Name">Its name.</param>
/// <param name="RecordsIn">Records taken.</param>
/// <param name="RecordsOut">Records emitted, also to side outputs.</param>
public sealed record OperatorMetricsSnapshot(OperatorId Id, string Name, long RecordsIn, long RecordsOut);
