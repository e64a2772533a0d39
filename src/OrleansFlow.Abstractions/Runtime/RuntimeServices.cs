using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace OrleansFlow.Runtime;

/// <summary>
/// The silo's clock, scheduler, randomness and files, handed to everything that runs on it. In production these are the
/// system's; a deterministic cluster supplies its own, and a whole job is then replayed from a seed.
/// </summary>
public sealed class RuntimeServices
{
    /// <summary>The system's clock, thread pool, randomness and files.</summary>
    public static RuntimeServices System { get; } = new();

    /// <summary>The clock; also the source of all timers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where work runs.</summary>
    public IWorkScheduler Scheduler { get; init; } = ThreadPoolWorkScheduler.Instance;

    /// <summary>Makes a source of random numbers for a purpose; the same seed and purpose give the same numbers.</summary>
    public Func<string, Random> CreateRandom { get; init; } = static _ => new Random();

    /// <summary>Files and directories.</summary>
    public IFileSystem Files { get; init; } = LocalFileSystem.Instance;

    /// <summary>Makes loggers.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Services of the silo, for user functions.</summary>
    public IServiceProvider Services { get; init; } = EmptyServiceProvider.Instance;

    /// <summary>A new random id.</summary>
    /// <param name="random">The source of randomness, made by <see cref="CreateRandom"/>.</param>
    public static UInt128 NewId(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return global::System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }

    private sealed class EmptyServiceProvider : IServiceProvider
    {
        public static EmptyServiceProvider Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
