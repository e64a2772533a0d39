namespace Orleans.Embedded.Simulation;

/// <summary>An operation of memory storage in a simulation: what ("read", "write" or "clear"), of which provider, state and grain, and when.</summary>
public sealed record SimulatedStorageOperation(string Operation, string Provider, string StateName, GrainId GrainId, DateTimeOffset Time);
