using System.Runtime.CompilerServices;
using OrleansFlow.Sources;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Watermarks;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Operators;

/// <content>
/// Timestamps and watermarks: the source's main output and each split that a reader asks an output for have a generator each.
/// A batch holds the records of one of them.
/// </content>
internal sealed partial class SourceOperator<T, TSplit, TState>
{
    private readonly WatermarkStrategy<T>? _strategy;
    private readonly WatermarkContext _watermarks;
    private readonly WatermarkMultiplexer _multiplexer;
    private readonly DeferredWatermarks _deferred = new();
    private readonly SortedDictionary<string, PartOutput> _splitOutputs = new(StringComparer.Ordinal);
    private readonly PartOutput _main;
    private PartOutput _current;

    public ISourceOutput<T> CreateOutputForSplit(string splitId)
    {
        if (!_splitOutputs.TryGetValue(splitId, out PartOutput? output))
        {
            _splitOutputs.Add(splitId, output = new PartOutput(this));
            output.Open();
            _main.CloseIfUnused();
        }

        return output;
    }

    public void ReleaseOutputForSplit(string splitId)
    {
        if (_splitOutputs.Remove(splitId, out PartOutput? output))
        {
            Select(_main);
            output.Close();
        }
    }

    public void EmitWatermark(long watermark) => _main.EmitWatermark(watermark);

    public void MarkIdle() => _main.MarkIdle();

    public void MarkActive() => _main.MarkActive();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Select(PartOutput part)
    {
        if (_current != part)
        {
            SwitchTo(part);
        }
    }

    private void SwitchTo(PartOutput part)
    {
        if (_batch.Count > 0)
        {
            HandOn();
        }

        _current = part;
    }

    private void HandOnWithTimestamps(PartOutput part, int count)
    {
        part.Open();
        IWatermarkGenerator<T> generator = part.Generator!;
        Func<T, long, long>? assigner = _strategy!.TimestampAssigner;
        T[] values = _batch.Values;
        long[] timestamps = _batch.RequireTimestamps();
        int start = 0;
        for (int i = 0; i < count; i++)
        {
            long timestamp = timestamps[i];
            if (assigner is not null)
            {
                timestamps[i] = timestamp = assigner(values[i], timestamp);
                if (timestamp == Timestamps.None)
                {
                    throw EventTimeErrors.NotATimestamp(Scope.Name);
                }
            }

            generator.OnEvent(values[i], timestamp, _deferred);
            if (_deferred.IsPending)
            {
                _out.Process(_batch, start, i + 1);
                start = i + 1;
                _deferred.FlushTo(part.Watermarks);
                _chain.Current = _position;
            }
        }

        _out.Process(_batch, start, count);
    }

    private void EmitPeriodically()
    {
        if (_strategy is null)
        {
            return;
        }

        if (_splitOutputs.Count == 0)
        {
            // A source that has not had a record yet must be able to become idle.
            _main.OpenUnused();
        }

        _main.EmitPeriodically();
        foreach (PartOutput output in _splitOutputs.Values)
        {
            output.EmitPeriodically();
        }
    }

    /// <summary>One part of the source: what it emits, and its watermarks.</summary>
    private sealed class PartOutput(SourceOperator<T, TSplit, TState> owner) : ISourceOutput<T>
    {
        private IWatermarkOutput? _watermarks;
        private bool _isUsed;

        public IWatermarkGenerator<T>? Generator { get; } = owner._strategy?.CreateGenerator(owner._watermarks);

        public IWatermarkOutput Watermarks => _watermarks!;

        /// <summary>Lets the part count for the source's watermark. The main output does so with its first record or watermark.</summary>
        public void Open()
        {
            _isUsed = true;
            _watermarks ??= owner._multiplexer.Add();
        }

        /// <summary>Lets the part count until there are others.</summary>
        public void OpenUnused() => _watermarks ??= owner._multiplexer.Add();

        public void CloseIfUnused()
        {
            if (!_isUsed)
            {
                Close();
            }
        }

        public void Close()
        {
            if (_watermarks is not null)
            {
                owner._multiplexer.Remove(_watermarks);
                _watermarks = null;
            }
        }

        public void EmitPeriodically()
        {
            if (_watermarks is not null)
            {
                owner._chain.Current = owner._position;
                Generator?.OnPeriodicEmit(_watermarks);
            }
        }

        public void Collect(T record) => Collect(record, Timestamps.None);

        public void Collect(T record, long timestamp)
        {
            owner.Select(this);
            if (owner._batch.Count >= RecordBatch<T>.DefaultCapacity)
            {
                owner.HandOn();
            }

            owner._batch.Add(record, timestamp);
        }

        public void EmitWatermark(long watermark)
        {
            owner.SwitchTo(this);
            Open();
            _watermarks!.EmitWatermark(watermark);
        }

        public void MarkIdle()
        {
            owner.SwitchTo(this);
            Open();
            _watermarks!.MarkIdle();
        }

        public void MarkActive()
        {
            owner.SwitchTo(this);
            Open();
            _watermarks!.MarkActive();
        }

        public ISourceOutput<T> CreateOutputForSplit(string splitId) => owner.CreateOutputForSplit(splitId);

        public void ReleaseOutputForSplit(string splitId) => owner.ReleaseOutputForSplit(splitId);
    }
}
