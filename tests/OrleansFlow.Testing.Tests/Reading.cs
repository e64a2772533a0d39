namespace OrleansFlow.Testing.Tests;

public sealed record Reading(string Sensor, long Value);
