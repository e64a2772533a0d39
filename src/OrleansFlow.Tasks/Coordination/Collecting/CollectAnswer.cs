namespace OrleansFlow.Tasks.Coordination.Collecting;

/// <summary>What a client gets (CollectCoordinationResponse).</summary>
/// <param name="Version">The version of the results: another one means that they began anew.</param>
/// <param name="FirstOffset">Number of the first record.</param>
/// <param name="IsEnded">Whether no record comes after these.</param>
/// <param name="Count">How many records there are.</param>
/// <param name="Records">The serialized records.</param>
internal readonly record struct CollectAnswer(string Version, long FirstOffset, bool IsEnded, int Count, byte[] Records);
