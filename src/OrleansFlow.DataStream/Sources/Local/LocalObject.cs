using System.Collections.Concurrent;

namespace OrleansFlow.Sources;

/// <summary>
/// An object that cannot travel: what travels is a name under which the process that made it finds it again. Elsewhere the name is
/// an error that says so.
/// </summary>
/// <typeparam name="T">Type of the object.</typeparam>
internal sealed class LocalObject<T>
    where T : class
{
    private static readonly ConcurrentDictionary<long, T> Objects = new();
    private static readonly string Here = $"{Environment.MachineName}:{Environment.ProcessId}";
    private static long _lastId;

    private readonly string _process = Here;
    private readonly long _id = Interlocked.Increment(ref _lastId);

    public LocalObject(T value) => Objects[_id] = value;

    /// <summary>The object.</summary>
    /// <param name="user">Who asks, for the error.</param>
    /// <exception cref="OrleansFlowException">It is of another process, or was used up.</exception>
    public T Get(string user) =>
        _process != Here
            ? throw new OrleansFlowException($"{user} reads an object of the program that submitted the job (process {_process}), which is not there in process {Here}; it works in a local environment only.")
            : Objects.TryGetValue(_id, out T? value) ? value
            : throw new OrleansFlowException($"{user} was read to its end by an earlier run; it can be read once only.");

    /// <summary>The object has been read to its end and is let go.</summary>
    public void Release() => Objects.TryRemove(_id, out _);
}
