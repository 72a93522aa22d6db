using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Architecture;

/// <summary>Sends requests whose types are known at run time only.</summary>
internal static class Answers
{
    private static readonly JsonSerializerOptions Deep = new() { ReferenceHandler = ReferenceHandler.IgnoreCycles, IncludeFields = true, Converters = { new PartConverter() } };

    /// <summary>The refusal, without the batch around it; or none.</summary>
    public static async Task<(IamError? Error, string Text)> SendAsync(IamFixture iam, Caller caller, object operation)
    {
        var result = await iam.Gateway.SendAllAsync(caller, [(IamOperation)operation]);
        return result.TryGet(out var values, out var error) ? (null, TextOf(values)) : (((BatchRefused)error).Error, "");
    }

    public static async Task<(IamError? Error, string Text)> QueryAsync(IamFixture iam, Caller caller, object query)
    {
        var result = OperationTypes.QueryBaseOf(query.GetType())!.GetGenericArguments()[0];
        var task = (Task)typeof(Answers).GetMethod(nameof(QueryTypedAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(result).Invoke(null, [iam, caller, query])!;
        return await (Task<(IamError?, string)>)task;
    }

    private static async Task<(IamError? Error, string Text)> QueryTypedAsync<T>(IamFixture iam, Caller caller, ConsoleQuery<T> query)
        where T : class
    {
        var result = await iam.Gateway.QueryAsync(caller, query);
        return result.TryGet(out var value, out var error) ? (null, TextOf(value)) : (error, "");
    }

    private static string TextOf(object value) => JsonSerializer.Serialize(value, value.GetType(), Deep);

    /// <summary>A part of an answer that is an action's own to show: its value, or what refused it.</summary>
    private sealed class PartConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(IamResult<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

        private sealed class Of<T> : JsonConverter<IamResult<T>>
        {
            public override IamResult<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

            public override void Write(Utf8JsonWriter writer, IamResult<T> value, JsonSerializerOptions options)
            {
                if (value.TryGet(out var part, out var refused))
                {
                    JsonSerializer.Serialize(writer, part, options);
                }
                else
                {
                    writer.WriteStringValue(refused.Message);
                }
            }
        }
    }
}
