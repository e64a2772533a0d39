namespace OrleansFlow.Tasks.Operators.Fusion;

/// <summary>Processes some records of a batch.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="values">The records.</param>
/// <param name="timestamps">Their timestamps, or null.</param>
/// <param name="start">Index of the first record.</param>
/// <param name="end">Index behind the last record.</param>
/// <returns>Index of the first record that was not processed, because the sink has fallen behind.</returns>
internal delegate int BatchLoop<in T>(T[] values, long[]? timestamps, int start, int end);
