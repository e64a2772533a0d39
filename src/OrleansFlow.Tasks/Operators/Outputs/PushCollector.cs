using OrleansFlow.Functions;
using OrleansFlow.Tasks.Operators.Fusion;

namespace OrleansFlow.Tasks.Operators.Outputs;

/// <summary>
/// Takes what a function pushes (TimestampedCollector). A function that pushes cannot be stopped half way: records beyond the
/// credit are kept, and after <see cref="Overdraft"/> of them in one call the thread is blocked until there is credit, where
/// the scheduler allows that.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="output">Takes the records.</param>
/// <param name="chain">What the chain shares.</param>
/// <param name="position">Position of the operator.</param>
internal sealed class PushCollector<T>(Output<T> output, ChainState chain, int position) : ICollector<T>
{
    /// <summary>How many records one call may push without credit.</summary>
    public const int Overdraft = 16 * 1024;

    private const int RecordsPerLook = 1024;

    private readonly ChainState _chain = chain;
    private Output<T> _output = output;
    private bool _isHot;
    private long _timestamp;
    private long _emitted;
    private long _callBegan;

    /// <summary>How many records were pushed.</summary>
    public long Emitted => _emitted;

    /// <summary>A call of the function begins.</summary>
    /// <param name="timestamp">Timestamp of what it pushes.</param>
    public void Begin(long timestamp)
    {
        _timestamp = timestamp;
        _callBegan = _emitted;
        _chain.Current = position;
    }

    /// <inheritdoc />
    public void Collect(T record)
    {
        _emitted++;
        _output.Collect(record, _timestamp);
        _chain.Current = position;
        if (_emitted % RecordsPerLook == 0)
        {
            Look();
        }
    }

    private void Look()
    {
        _chain.CancellationToken.ThrowIfCancellationRequested();
        if (!_isHot)
        {
            _isHot = true;
            _output = FusedOutput<T>.Of(_output, _chain, position);
        }

        if (_emitted - _callBegan < Overdraft || !_chain.Runtime.Scheduler.MayBlock)
        {
            return;
        }

        while (!_chain.MayEmit(position))
        {
            _chain.Resume(position + 1);
            if (!_chain.MayEmit(position))
            {
                _chain.Mailbox.BlockUntilWoken();
                _chain.CancellationToken.ThrowIfCancellationRequested();
            }
        }

        _chain.Current = position;
    }
}
