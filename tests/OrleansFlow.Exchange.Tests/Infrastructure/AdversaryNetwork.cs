namespace OrleansFlow.Exchange.Tests;

/// <summary>How bad a network is; chances from 0 to 1.</summary>
internal sealed record Adversity
{
    public static Adversity None { get; } = new();

    public long MaxDelayMs { get; init; } = 5;

    /// <summary>A request never arrives; its call times out.</summary>
    public double Lost { get; init; }

    /// <summary>A request is executed, but its call times out.</summary>
    public double AnswerLost { get; init; }

    /// <summary>A request is executed twice.</summary>
    public double Twice { get; init; }

    /// <summary>A call fails at once; its request may arrive all the same.</summary>
    public double FailsAtOnce { get; init; }

    public long TimeoutMs { get; init; } = 300;
}

/// <summary>Calls between the silos of a simulation: they overtake each other, get lost, are executed twice, or fail and are executed.</summary>
internal sealed class AdversaryNetwork(Simulation simulation, Adversity adversity) : ISegmentCarrier
{
    private readonly Dictionary<ExecutionAttemptId, ExchangeEnvironment> _silos = [];

    public int Calls { get; private set; }

    public int Grants { get; private set; }

    public int Probes { get; private set; }

    /// <summary>Changes a segment on its way.</summary>
    public Func<Segment, Segment> Tamper { get; set; } = static segment => segment;

    /// <summary>Whether calls to an attempt arrive at all.</summary>
    public Func<ExecutionAttemptId, bool> IsReachable { get; set; } = static _ => true;

    public void Place(ExecutionAttemptId attempt, ExchangeEnvironment silo) => _silos[attempt] = silo;

    public Task<SegmentAnswer> SendAsync(Segment segment)
    {
        // The bytes go over the wire, where they are copied; when they go is the network's affair.
        byte[] bytes = segment.Buffer.Span.ToArray();
        return Call(segment.Channel.Consumer, silo =>
        {
            SegmentBuffer received = SegmentBuffer.Over(bytes);
            try
            {
                return silo.Receive(Tamper(segment with { Buffer = received }));
            }
            finally
            {
                received.Release();
            }
        });
    }

    public Task<SegmentAnswer> ProbeAsync(ChannelId channel)
    {
        Probes++;
        return Call(channel.Consumer, silo => silo.Probe(channel));
    }

    public Task GrantAsync(ChannelId channel, long acknowledged, long creditLimit, bool isClosed)
    {
        Grants++;
        return Call(channel.Producer, silo =>
        {
            silo.Granted(channel, acknowledged, creditLimit, isClosed);
            return true;
        });
    }

    public Task FailAsync(ChannelId channel, bool toConsumer, string reason, bool isCancellation) =>
        Call(toConsumer ? channel.Consumer : channel.Producer, silo =>
        {
            silo.Failed(channel, toConsumer, reason, isCancellation);
            return true;
        });

    private Task<TResult> Call<TResult>(ExecutionAttemptId target, Func<ExchangeEnvironment, TResult> execute)
    {
        Calls++;
        TaskCompletionSource<TResult> call = new();
        bool isLost = Happens(adversity.Lost) || !IsReachable(target);
        bool isAnswerLost = Happens(adversity.AnswerLost);
        bool failsAtOnce = Happens(adversity.FailsAtOnce);
        int executions = isLost ? 0 : Happens(adversity.Twice) ? 2 : 1;
        for (int i = 0; i < executions; i++)
        {
            simulation.After(Delay(), () =>
            {
                TResult result = execute(_silos[target]);
                if (!isAnswerLost)
                {
                    simulation.After(Delay(), () => call.TrySetResult(result));
                }
            });
        }

        if (failsAtOnce)
        {
            simulation.After(1, () => call.TrySetException(new InvalidOperationException("connection lost")));
        }

        simulation.After(adversity.TimeoutMs, () => call.TrySetException(new TimeoutException("no answer")));
        return call.Task;
    }

    private bool Happens(double chance) => simulation.Random.NextDouble() < chance;

    private long Delay() => simulation.Random.NextInt64(1, adversity.MaxDelayMs + 1) * (simulation.Random.Next(20) == 0 ? 20 : 1);
}
