using OrleansFlow.Configuration;
using OrleansFlow.Metrics;
using OrleansFlow.Tasks.Coordination.Sources;
using OrleansFlow.Tasks.Watermarks;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Operators.Sources;

/// <content>
/// Watermark alignment (FLIP-182, FLIP-217): the source waits while its watermark is beyond what its group allows, and so does
/// each of its splits, if there are several.
/// </content>
internal sealed partial class SourceOperator<T, TSplit, TState>
{
    private readonly AlignedWatermark? _aligned;
    private readonly bool _allowUnalignedSplits;
    private bool _isHeld;
    private bool _cannotPauseSplits;

    private void StartAlignment()
    {
        if (_strategy?.Alignment is not { } alignment)
        {
            return;
        }

        Metrics.Gauge("watermarkAlignmentDrift", () => _aligned!.Drift);
        _watermarks.Repeat(alignment.UpdateInterval, () =>
        {
            if (_aligned!.Report is { } watermark && !_ended)
            {
                Tell(watermark);
            }
        });
    }

    // A source that has ended holds nobody back.
    private void EndAlignment()
    {
        if (_aligned is not null)
        {
            Tell(Timestamps.MaxWatermark);
        }
    }

    private void Tell(long watermark) => Scope.Coordinator.Send(SourceProtocol.Watermark(SourceMessage.ReportWatermark, watermark));

    private void Align(long allowed)
    {
        if (_aligned is not null)
        {
            _aligned.Allowed = allowed;
            CheckAlignment();
        }
    }

    private void CheckAlignment()
    {
        if (_aligned is null || _reader is null)
        {
            return;
        }

        _isHeld = _aligned.IsAhead;
        if (!_cannotPauseSplits)
        {
            // A split that is the last one left is held back with the source, not by itself.
            CheckSplits(_splitOutputs.Count > 1 ? _aligned.Allowed : long.MaxValue);
        }

        _main.Waits.Set(_isHeld);
        foreach (PartOutput part in _splitOutputs.Values)
        {
            part.Waits.Set(_isHeld || part.IsPaused);
        }
    }

    private void CheckSplits(long allowed)
    {
        List<string>? toPause = null;
        List<string>? toResume = null;
        foreach ((string id, PartOutput part) in _splitOutputs)
        {
            bool isAhead = part.Watermark > allowed;
            if (isAhead != part.IsPaused)
            {
                part.IsPaused = isAhead;
                (isAhead ? toPause ??= [] : toResume ??= []).Add(id);
            }
        }

        if (toPause is null && toResume is null)
        {
            return;
        }

        try
        {
            _reader!.PauseOrResumeSplits(toPause ?? [], toResume ?? []);
        }
        catch (NotSupportedException e)
        {
            if (!_allowUnalignedSplits)
            {
                throw new OrleansFlowException(
                    $"Source '{Scope.Name}' takes part in watermark alignment with several splits, and its reader cannot pause single ones: {e.Message} Set {PipelineOptions.AllowUnalignedSourceSplits.Key} to align it as a whole.",
                    e);
            }

            _cannotPauseSplits = true;
            foreach (PartOutput part in _splitOutputs.Values)
            {
                part.IsPaused = false;
            }
        }
    }

    /// <summary>What a part's generator uses: time in which the part waits for others does not make it idle.</summary>
    private sealed class PartContext(SourceOperator<T, TSplit, TState> owner, PausedTime waits) : IWatermarkGeneratorContext
    {
        public IMetricGroup Metrics => owner._watermarks.Metrics;

        public long InputActivityTime => owner._watermarks.InputActivityTime - waits.Milliseconds;
    }
}
