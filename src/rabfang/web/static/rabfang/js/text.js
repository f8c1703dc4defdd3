// What the scripts say, in the page's language.
const WORDS = {
  th: {
    restored: "นำข้อความที่พิมพ์ค้างไว้กลับมาให้แล้ว ไฟล์แนบต้องเลือกใหม่",
    forget: "ลบข้อความที่เก็บไว้",
    forgotten: "ลบข้อความที่เก็บไว้ในเครื่องนี้แล้ว",
    offline: "ยังส่งไม่ได้ เพราะไม่มีสัญญาณอินเทอร์เน็ต ข้อความยังอยู่ครบ โปรดตรวจสอบสัญญาณแล้วกดส่งอีกครั้ง",
    sending: "กำลังส่ง โปรดรอสักครู่",
    locating: "กำลังหาตำแหน่ง โปรดรอสักครู่",
    located: "ใส่ตำแหน่งปัจจุบันแล้ว คลาดเคลื่อนไม่เกิน {metres} เมตร",
    notLocated: "หาตำแหน่งไม่ได้ โปรดพิมพ์สถานที่แทน",
    zoomIn: "ขยายแผนที่",
    zoomOut: "ย่อแผนที่",
    mapFailed: "โหลดภาพแผนที่ไม่สำเร็จ",
    areasFailed: "โหลดรายชื่อไม่สำเร็จ โปรดเลือกใหม่อีกครั้ง",
    minutesOf: "ใช้เวลาไป {used} นาที จาก {limit} นาที",
    minutesOver: "ใช้เวลาไป {used} นาที เกินกำหนด {limit} นาที",
  },
  en: {
    restored: "What you typed before has been put back. Please choose your files again.",
    forget: "Delete the kept text",
    forgotten: "The kept text has been deleted from this device.",
    offline: "Not sent: there is no internet connection. Your text is still here. Check the connection, then send again.",
    sending: "Sending, please wait",
    locating: "Finding your position, please wait",
    located: "Your position has been filled in, accurate to {metres} metres",
    notLocated: "Your position could not be found. Please type the place instead.",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    mapFailed: "The pictures of the map could not be loaded.",
    areasFailed: "The list could not be loaded. Please choose again.",
    minutesOf: "{used} of {limit} minutes used",
    minutesOver: "{used} minutes used, over the limit of {limit}",
  },
};

export function say(name, values = {}) {
  const words = WORDS[document.documentElement.lang] ?? WORDS.th;
  return words[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
}

// A line above the form that is read out when it changes; made once, used again.
export function notice(form, text, problem = false) {
  let box = form.querySelector(":scope > .rabfang-notice");
  if (!box) {
    box = document.createElement("div");
    box.className = "rabfang-notice";
    form.prepend(box);
  }
  box.classList.toggle("rabfang-notice--problem", problem);
  box.setAttribute("role", problem ? "alert" : "status");
  box.replaceChildren(document.createTextNode(text));
  return box;
}
