using System.Diagnostics.CodeAnalysis;

namespace OrleansFlow.Types;

/// <summary>Bytes that were to be read are not what the schema says: cut short, damaged or written by something else.</summary>
public sealed class CorruptDataException : OrleansFlowException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="position">Offset in bytes from the start of the data.</param>
    /// <param name="expected">What should have stood there.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public CorruptDataException(long position, string expected, Exception? innerException = null)
        : base($"corrupt data at byte {position}: expected {expected}", innerException)
    {
        Position = position;
        Expected = expected;
    }

    /// <summary>Offset in bytes from the start of the data at which reading stopped.</summary>
    public long Position { get; }

    /// <summary>What should have stood at <see cref="Position"/>, and what was found.</summary>
    public string Expected { get; }

    [DoesNotReturn]
    internal static void Throw(long position, string expected) => throw new CorruptDataException(position, expected);
}
