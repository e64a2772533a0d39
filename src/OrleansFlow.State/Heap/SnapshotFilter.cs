namespace OrleansFlow.State.Heap;

/// <summary>Takes out of a value what a snapshot is to leave out, without changing the value itself.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
/// <param name="value">The value; replaced by what is left of it.</param>
/// <returns>Whether anything is left.</returns>
internal delegate bool SnapshotFilter<T>(ref T value);
