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
    private static readonly JsonSerializerOptions Deep = new() { ReferenceHandler = ReferenceHandler.IgnoreCycles, IncludeFields = true };

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
}
