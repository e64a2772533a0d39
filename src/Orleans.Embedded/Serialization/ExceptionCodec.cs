using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>
/// Exceptions keep message, stack, cause and, where their type is serializable, their members. Exceptions of the framework need no serializer,
/// those of applications do. One whose type the reader does not know arrives as <see cref="UnavailableExceptionFallbackException"/>, which names the original type.
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
        if (!Keeps(type))
        {
            throw Codecs.NotFound(type);
        }

        writer.WriteString(exception is UnavailableExceptionFallbackException fallback ? fallback.ExceptionType : TypeNames.NameOf(type));
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

        var members = writer.BeginMember(0);
        ObjectCodecs.MembersOf(type).Write(writer, exception);
        writer.EndMember(members);
    }

    public override object ReadObject(WireReader reader, int slot)
    {
        var typeName = reader.ReadString() ?? throw new SerializerException("corrupt exception");
        var type = TypeNames.TryTypeOf(typeName);
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
        var (_, end, count) = reader.ReadMember();
        if (type is null)
        {
            reader.Skip(end, count);
        }
        else
        {
            ObjectCodecs.MembersOf(type).Read(reader, exception);
        }

        return exception;
    }

    private static Exception Blank(Type type) =>
        type.GetConstructor(Type.EmptyTypes) is not null ? (Exception)Activator.CreateInstance(type)! : (Exception)RuntimeHelpers.GetUninitializedObject(type);

    private static bool Keeps(Type type)
    {
        return type.IsDefined(typeof(GenerateSerializerAttribute), false)
            || KnownNamespaces.Any(ns => type.Namespace is { } own && (own == ns || own.StartsWith(ns + ".", StringComparison.Ordinal)));
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? MessageOf(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_remoteStackTraceString")]
    private static extern ref string? StackOf(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerException")]
    private static extern ref Exception? InnerOf(Exception exception);
}
