using OrleansFlow.Tasks;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <summary>
/// Where the batches for one edge of one consumer wait (SingleInputGate). It is made by whichever end comes first, so the order
/// of deployment does not matter: local producers may fill their credit before the consumer is there. One lock guards all
/// channels of the gate; it is taken a few times per batch, never per record. Channels with data stand in a queue, so that all
/// get their turn.
/// </summary>
internal sealed partial class GateInbox(ExecutionAttemptId consumer, string edgeId, ExchangeSettings settings)
{
    private readonly Lock _lock = new();
    private Dictionary<ExecutionAttemptId, InputChannel>? _early = [];
    private InputChannel[] _channels = [];
    private InputChannel? _firstReady;
    private InputChannel? _lastReady;
    private ITaskWaker? _waker;
    private ChannelFailedException? _failure;
    private int _queued;
    private volatile bool _isOpen;
    private volatile bool _isAborted;

    public ExecutionAttemptId Consumer { get; } = consumer;

    public string EdgeId { get; } = edgeId;

    /// <summary>Whether the consumer has opened its gate, or has given it up.</summary>
    public bool IsAttached => _isOpen || _isAborted;

    public bool IsAborted => _isAborted;

    public int ChannelCount => _channels.Length;

    public int QueuedBatches => Volatile.Read(ref _queued);

    /// <summary>Whether nobody needs it any more: no consumer has come, and no producer is left.</summary>
    public bool IsAbandoned
    {
        get
        {
            lock (_lock)
            {
                return !_isOpen && _early is null or { Count: 0 };
            }
        }
    }

    /// <summary>A producer on this silo joins.</summary>
    public InputChannel Join(ExecutionAttemptId producer, IChannelListener listener)
    {
        lock (_lock)
        {
            InputChannel? channel;
            if (_early is null)
            {
                channel = Find(producer) ?? throw new ChannelFailedException(
                    new ChannelId(EdgeId, producer, Consumer), "the consumer was deployed with other producers; one of the two is of an old attempt.");
            }
            else if (!_early.TryGetValue(producer, out channel))
            {
                channel = new InputChannel(this, producer);
                channel.Subscription = channel;
                _early.Add(producer, channel);
            }

            channel.Listener = listener;
            return channel;
        }
    }

    /// <summary>The consumer opens its gate.</summary>
    public void Open(IReadOnlyList<ChannelPeer> producers, IChannelFabric fabric, ITaskWaker waker)
    {
        List<IChannelListener> waiting = [];
        lock (_lock)
        {
            if (_early is null)
            {
                throw new InvalidOperationException($"The gate of edge '{EdgeId}' of {Consumer} is open already.");
            }

            Dictionary<ExecutionAttemptId, InputChannel> early = _early;
            _early = null;
            _waker = waker;
            _channels = new InputChannel[producers.Count];
            for (int i = 0; i < _channels.Length; i++)
            {
                ExecutionAttemptId producer = producers[i].Attempt;
                if (!early.Remove(producer, out InputChannel? channel))
                {
                    channel = new InputChannel(this, producer);
                }

                channel.Index = i;
                channel.Subscription = fabric.Subscribe(channel.Id, channel);
                _channels[i] = channel;
                if (channel.Listener is { } listener)
                {
                    waiting.Add(listener);
                }

                if (channel.Queued > 0)
                {
                    AddReady(channel);
                }
            }

            // Old attempts, or producers that this consumer was not told of: what they sent is nobody's.
            foreach (InputChannel stray in early.Values)
            {
                DropBatches(stray);
            }

            _isOpen = true;
        }

        foreach (IChannelListener listener in waiting)
        {
            listener.OnProgress();
        }
    }

    /// <summary>The next batch of the channel whose turn it is.</summary>
    public bool TryTake(out InputChannel? channel, out RecordBatch? batch)
    {
        CreditNews news = default;
        lock (_lock)
        {
            if (_failure is not null)
            {
                throw new ChannelFailedException(_failure.Channel, _failure.Reason, _failure.IsCancellation, _failure.InnerException);
            }

            channel = RemoveReady();
            if (channel is null)
            {
                batch = null;
                return false;
            }

            batch = channel.Remove();
            _queued--;
            if (channel.Queued > 0)
            {
                AddReady(channel);
            }

            news = ReturnCredit(channel);
        }

        Tell(news);
        return true;
    }

    /// <summary>Puts a batch into its channel, within its credit.</summary>
    public void Enqueue(InputChannel channel, RecordBatch batch)
    {
        ITaskWaker? waker = null;
        lock (_lock)
        {
            channel.IsReserved = false;
            if (!_isAborted && (channel.Index >= 0 || !_isOpen))
            {
                channel.Add(batch);
                _queued++;
                if (_isOpen && !channel.IsReady && !channel.IsBlocked)
                {
                    // The consumer goes on until the queue is empty: it can be asleep only if it was.
                    waker = _firstReady is null ? _waker : null;
                    AddReady(channel);
                }

                batch = null!;
            }
        }

        batch?.Release();
        waker?.Wake();
    }

    public void Block(int index)
    {
        lock (_lock)
        {
            _channels[index].IsBlocked = true;
        }
    }

    public void Resume(int index)
    {
        lock (_lock)
        {
            InputChannel channel = _channels[index];
            channel.IsBlocked = false;
            if (channel.Queued > 0 && !channel.IsReady)
            {
                AddReady(channel);
            }
        }
    }

    /// <summary>A channel has failed: the consumer does at its next look.</summary>
    public void Fail(InputChannel channel, ChannelFailedException failure)
    {
        lock (_lock)
        {
            if (_isAborted || channel.IsEnded || (_isOpen && channel.Index < 0))
            {
                return;
            }

            _failure ??= failure;
        }

        _waker?.Wake();
    }

    /// <summary>The consumer has taken the end of a channel.</summary>
    public void MarkEnded(InputChannel channel)
    {
        lock (_lock)
        {
            channel.IsEnded = true;
        }
    }

    /// <summary>A producer on this silo leaves: it has ended or given up.</summary>
    public void Leave(InputChannel channel)
    {
        lock (_lock)
        {
            channel.Listener = null;
            if (_early is not null && _early.Remove(channel.Producer))
            {
                DropBatches(channel);
            }
        }
    }

    /// <summary>The consumer gives up: what waits is freed, what still comes is dropped, no producer waits any longer.</summary>
    public void Abort()
    {
        List<IChannelListener> waiting = [];
        List<RemoteInput> remote = [];
        lock (_receiveLock)
        lock (_lock)
        {
            if (_isAborted)
            {
                return;
            }

            _isAborted = true;
            IEnumerable<InputChannel> all = _early is null ? _channels : _channels.Concat(_early.Values);
            foreach (InputChannel channel in all)
            {
                DropBatches(channel);
                channel.NextReady = null;
                channel.IsReady = false;
                if (channel.Listener is { } listener)
                {
                    waiting.Add(listener);
                }

                if (channel.Remote is { } input)
                {
                    input.Clear();
                    if (!channel.IsEnded && !input.IsComplete)
                    {
                        remote.Add(input);
                    }
                }
            }

            _firstReady = null;
            _lastReady = null;
            _waker = null;
        }

        foreach (IChannelListener listener in waiting)
        {
            listener.OnProgress();
        }

        foreach (RemoteInput input in remote)
        {
            input.TellClosed();
        }
    }
}
