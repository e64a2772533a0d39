namespace OrleansFlow.Graph;

/// <summary>An operator, as plans and dashboards show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uid">The uid that the program gave, if it did.</param>
/// <param name="HasCoordinator">Whether it has a coordinator.</param>
public sealed record OperatorInfo(OperatorId Id, string Name, string? Uid, bool HasCoordinator);
