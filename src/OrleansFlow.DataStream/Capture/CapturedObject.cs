using OrleansFlow.Graph;
using OrleansFlow.Types;

namespace OrleansFlow.Capture;

/// <summary>
/// Objects with functions as bytes: operators and lambdas as a type or method handle with the captured fields that the functions
/// read. The role that Java serialization and the closure cleaner have in Flink.
/// </summary>
public static class CapturedObject
{
    /// <summary>Captures an object with all that its functions read.</summary>
    /// <param name="value">The object.</param>
    /// <param name="what">What it is, for messages: the name of the operator or vertex.</param>
    /// <returns>The captured form, with a checksum.</returns>
    /// <exception cref="JobSubmissionException">Something cannot be captured; the message says what, where and what to do.</exception>
    public static byte[] Capture(object value, string what)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new CaptureSession().Capture(value, what);
    }

    /// <summary>Restores an object. Each call makes a copy of its own, so subtasks share nothing.</summary>
    /// <typeparam name="T">Its type, such as <see cref="OperatorChainSpec"/>.</typeparam>
    /// <param name="captured">The captured form.</param>
    /// <param name="resolver">Finds the types.</param>
    /// <returns>The object.</returns>
    /// <exception cref="CaptureException">The bytes are damaged, or name types that are not there or not allowed.</exception>
    public static T Restore<T>(ReadOnlySpan<byte> captured, IUserTypeResolver resolver)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(resolver);
        string what = typeof(T).Name;
        try
        {
            var outer = new DataReader(captured);
            var reader = new DataReader(ChecksummedBlock.Read(ref outer));
            outer.EnsureEnd();
            byte version = reader.ReadByte();
            if (version != CaptureTags.FormatVersion)
            {
                throw new CaptureException($"A captured {what} has version {version} of the format; this silo reads version {CaptureTags.FormatVersion}: submit the job with a client of the cluster's version.");
            }

            what = reader.ReadString() ?? what;
            object? value = new CaptureReader(resolver).Read(ref reader);
            reader.EnsureEnd();
            return value as T ?? throw new CaptureException($"The captured form of '{what}' holds {value?.GetType().ToString() ?? "nothing"} where a {typeof(T)} was expected.");
        }
        catch (Exception e) when (e is CorruptDataException or InsufficientExecutionStackException)
        {
            throw new CaptureException($"The captured form of '{what}' is damaged: {e.Message}", e);
        }
    }

    /// <summary>Restores what a program registered for its types.</summary>
    /// <param name="captured"><see cref="JobGraph.TypeRegistrations"/>.</param>
    /// <param name="resolver">Finds the types.</param>
    /// <returns>The job's registry.</returns>
    /// <exception cref="CaptureException">The bytes are damaged, or name types that are not there or not allowed.</exception>
    public static TypeRegistry RestoreTypes(ReadOnlySpan<byte> captured, IUserTypeResolver resolver) =>
        TypeRegistration.Build(captured.IsEmpty ? [] : Restore<TypeRegistration[]>(captured, resolver));
}
