using System.Runtime.CompilerServices;
using OrleansFlow.Sources;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Watermarks;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Operators.Sources;

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
            CheckAlignment();
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
                CheckAlignment();
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

        CheckAlignment();
    }

    /// <summary>One part of the source: what it emits, and its watermarks.</summary>
    private sealed class PartOutput : ISourceOutput<T>
    {
        private readonly SourceOperator<T, TSplit, TState> _owner;
        private WatermarkMultiplexer.Part? _watermarks;
        private bool _isUsed;

        public PartOutput(SourceOperator<T, TSplit, TState> owner)
        {
            _owner = owner;
            Waits = new PausedTime(owner.Scope.Context.Time);
            Generator = owner._strategy?.CreateGenerator(new PartContext(owner, Waits));
        }

        public IWatermarkGenerator<T>? Generator { get; }

        /// <summary>Whether the reader has been told to pause the split.</summary>
        public bool IsPaused { get; set; }

        /// <summary>How long the part has waited for others, by itself or with the source.</summary>
        public PausedTime Waits { get; }

        public IWatermarkOutput Watermarks => _watermarks!;

        public long Watermark => _watermarks?.Watermark ?? long.MinValue;

        /// <summary>Lets the part count for the source's watermark. The main output does so with its first record or watermark.</summary>
        public void Open()
        {
            _isUsed = true;
            _watermarks ??= _owner._multiplexer.Add();
        }

        /// <summary>Lets the part count until there are others.</summary>
        public void OpenUnused() => _watermarks ??= _owner._multiplexer.Add();

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
                _owner._multiplexer.Remove(_watermarks);
                _watermarks = null;
            }
        }

        public void EmitPeriodically()
        {
            if (_watermarks is not null)
            {
                _owner._chain.Current = _owner._position;
                Generator?.OnPeriodicEmit(_watermarks);
            }
        }

        public void Collect(T record) => Collect(record, Timestamps.None);

        public void Collect(T record, long timestamp)
        {
            _owner.Select(this);
            if (_owner._batch.Count >= RecordBatch<T>.DefaultCapacity)
            {
                _owner.HandOn();
            }

            _owner._batch.Add(record, timestamp);
        }

        public void EmitWatermark(long watermark)
        {
            _owner.SwitchTo(this);
            Open();
            _watermarks!.EmitWatermark(watermark);
            _owner.CheckAlignment();
        }

        public void MarkIdle()
        {
            _owner.SwitchTo(this);
            Open();
            _watermarks!.MarkIdle();
            _owner.CheckAlignment();
        }

        public void MarkActive()
        {
            _owner.SwitchTo(this);
            Open();
            _watermarks!.MarkActive();
        }

        public ISourceOutput<T> CreateOutputForSplit(string splitId) => _owner.CreateOutputForSplit(splitId);

        public void ReleaseOutputForSplit(string splitId) => _owner.ReleaseOutputForSplit(splitId);
    }
}
