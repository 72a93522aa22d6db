using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IamConsole.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class EventsBySourceAddress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_AccessKeyId",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_ErrorCode",
                table: "ActivityEvents");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_AccessKeyId",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "AccessKeyId", "Time" },
                filter: "AccessKeyId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_ErrorCode",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "ErrorCode", "Time" },
                filter: "ErrorCode IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_SourceIp",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "SourceIp", "Time" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_AccessKeyId",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_ErrorCode",
                table: "ActivityEvents");

            migrationBuilder.DropIndex(
                name: "IX_ActivityEvents_SourceIp",
                table: "ActivityEvents");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_AccessKeyId",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "AccessKeyId", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_ErrorCode",
                table: "ActivityEvents",
                columns: new[] { "AccountId", "ErrorCode", "Time" });
        }
    }
}
