using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Storage;

namespace Orleans.Conformance.Tests.State;

/// <summary>A storage provider as a product would write one: ETags, absent records, lost races.</summary>
public sealed class OwnGrainStorage(string name) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    // One store for all silos of the process, as a database would be.
    private static readonly ConcurrentDictionary<(string State, GrainId Grain), (object Value, string ETag)> Records = new();
    private static int _etags;

    public static bool IsStarted { get; private set; }

    public static void Overtake(GrainId grain, string etag)
    {
        foreach (var key in Records.Keys.Where(key => key.Grain == grain))
        {
            Records[key] = (Records[key].Value, etag);
        }
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Journal.Write("storage of " + grainId.Key, "read " + stateName);
        if (Records.TryGetValue((stateName, grainId), out var record))
        {
            grainState.State = Copy((T)record.Value);
            grainState.ETag = record.ETag;
            grainState.RecordExists = true;
        }
        else
        {
            grainState.State = Activator.CreateInstance<T>();
            grainState.ETag = null;
            grainState.RecordExists = false;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Journal.Write("storage of " + grainId.Key, "write " + stateName);
        Check(stateName, grainId, grainState.ETag);
        var etag = Interlocked.Increment(ref _etags).ToString(CultureInfo.InvariantCulture);
        Records[(stateName, grainId)] = (Copy(grainState.State!)!, etag);
        grainState.ETag = etag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Journal.Write("storage of " + grainId.Key, "clear " + stateName);
        Check(stateName, grainId, grainState.ETag);
        Records.TryRemove((stateName, grainId), out _);
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        name,
        ServiceLifecycleStage.RuntimeStorageServices,
        _ =>
        {
            IsStarted = true;
            return Task.CompletedTask;
        });

    private static T Copy<T>(T value) =>
        value is Account account ? (T)(object)new Account { Balance = account.Balance, Entries = [.. account.Entries] } : value;

    private static void Check(string stateName, GrainId grainId, string? etag)
    {
        var stored = Records.TryGetValue((stateName, grainId), out var record) ? record.ETag : null;
        if (stored != etag)
        {
            throw new InconsistentStateException($"the record of {grainId} was written by another", stored, etag);
        }
    }
}
