using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>
/// Exceptions keep message, stack, cause and, where a serializer is generated for their type, their members. A type of neither the
/// framework nor with a serializer is refused by name; <see cref="UnavailableExceptionFallbackException"/> travels on as it is.
/// </summary>
internal sealed class ExceptionCodec : Codec
{
    private static readonly string[] KnownNamespaces = ["System", "Microsoft", "Azure"];

    public override bool IsShallow => true;

    public override object CopyObject(object value, CopyContext context) => value;

    public override void WriteObject(WireWriter writer, object value)
    {
        var exception = (Exception)value;
        var type = exception.GetType();
        var keeps = Keeps(type);
        if (!keeps && exception is not UnavailableExceptionFallbackException)
        {
            throw new CodecNotFoundException($"Could not find a codec for type {type}; hint: [GenerateSerializer] on the exception, or throw one of the framework's.");
        }

        writer.WriteByte(keeps ? (byte)1 : (byte)0);
        if (keeps)
        {
            writer.WriteType(type);
        }
        else
        {
            writer.WriteString(exception is UnavailableExceptionFallbackException fallback ? fallback.ExceptionType : TypeNames.NameOf(type));
        }

        writer.WriteString(exception.Message);
        writer.WriteString(exception.StackTrace);
        writer.WriteVarInt(exception.HResult);
        if (exception is AggregateException aggregate)
        {
            Serialized<Exception[]>.Write(writer, [.. aggregate.InnerExceptions]);
        }
        else
        {
            Serialized<Exception?>.Write(writer, exception.InnerException);
        }

        if (keeps)
        {
            ObjectCodecs.MembersOf(type).Write(writer, exception);
        }
    }

    public override object ReadObject(WireReader reader, int slot)
    {
        var keeps = reader.ReadByte() == 1;
        var type = keeps ? reader.ReadType() : null;
        var typeName = keeps ? null : reader.ReadString();
        if (type is not null && !typeof(Exception).IsAssignableFrom(type))
        {
            throw new SerializerException($"{type} is not an exception");
        }

        var message = reader.ReadString();
        var stack = reader.ReadString();
        var hresult = (int)reader.ReadVarInt();
        Exception exception;
        if (type == typeof(AggregateException))
        {
            exception = new AggregateException(Serialized<Exception[]>.Read(reader));
        }
        else
        {
            exception = type is null ? new UnavailableExceptionFallbackException(typeName) : Blank(type);
            reader.SetReference(slot, exception);
            InnerOf(exception) = Serialized<Exception?>.Read(reader);
        }

        MessageOf(exception) = message;
        StackOf(exception) = stack is null ? null : stack + Environment.NewLine + "--- End of stack trace from the callee ---" + Environment.NewLine;
        exception.HResult = hresult;
        if (type is not null)
        {
            ObjectCodecs.MembersOf(type).Read(reader, exception);
        }

        return exception;
    }

    private static Exception Blank(Type type) =>
        type.GetConstructor(Type.EmptyTypes) is not null ? (Exception)Activator.CreateInstance(type)! : (Exception)RuntimeHelpers.GetUninitializedObject(type);

    private static bool Keeps(Type type)
    {
        if (type == typeof(UnavailableExceptionFallbackException))
        {
            return false;
        }

        return type.IsDefined(typeof(GenerateSerializerAttribute), false)
            || KnownNamespaces.Any(ns => type.Namespace is { } own && (own == ns || own.StartsWith(ns + ".", StringComparison.Ordinal)) && !IsTestLike(type));
    }

    // A namespace proves nothing for assemblies that merely begin with a known word, such as Orleans.Something.Tests.
    private static bool IsTestLike(Type type) => type.Namespace!.StartsWith("Orleans.", StringComparison.Ordinal) && type.Assembly != typeof(ExceptionCodec).Assembly;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? MessageOf(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_remoteStackTraceString")]
    private static extern ref string? StackOf(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerException")]
    private static extern ref Exception? InnerOf(Exception exception);
}
